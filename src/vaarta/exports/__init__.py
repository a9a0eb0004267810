"""The record in other people's formats: the desk diary and the calendar."""
