"""The chain promised → delivered → the household confirms → effect: where it is broken, of all rooms."""
