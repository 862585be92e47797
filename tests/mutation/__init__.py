"""Mutation testing: one small change to a rule at a time; the tests that reach it must notice. `make mutants`.

Not mutmut or cosmic-ray: both begin a new process for each mutant, ten seconds with Django and a database, and neither
knows which tests reach a line. Here a mutant is a fork of one process that has everything imported, with the code of
one function exchanged, and runs only the tests of its own room that call this function: a second or two.
"""
