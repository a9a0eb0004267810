"""The record as JSON over HTTP: `/api/v1/`."""
