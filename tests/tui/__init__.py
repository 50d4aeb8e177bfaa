"""The screens, without a vault: small fakes bear the names of the ports they stand in for."""
