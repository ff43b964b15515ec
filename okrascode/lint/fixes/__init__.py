"""Makers of fixes: functions of a finding and the text it is in, for the rules that use them."""
