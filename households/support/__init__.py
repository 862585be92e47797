"""What reaches the door of a household from outside: rooms that do not know each other."""
