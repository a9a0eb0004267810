"""How records of older versions are brought forward, one file a step in `versions`; run by `vaarta.record.store.migrating`."""
