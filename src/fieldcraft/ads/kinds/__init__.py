"""Which kind each sentence of an ad is: a change to bring about, an activity, a trait, an offer …"""
