"""The data room of the web shell: bets brought in, everything taken out, copies kept, everything erased."""
