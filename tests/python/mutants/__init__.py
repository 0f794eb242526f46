"""Mutation testing: break the project in one small place at a time, and see who notices.

    PYTHONPATH=tests/python python -m mutants --seed 1 --count 200

`sampling` draws mutants from what `sql`, `jinja` and `cells` find in a file, `running` tries them
and `report` says which were noticed.
"""
