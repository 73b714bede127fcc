"""Who a person is, what they may see and do, and the sentence they get when they may not."""
