"""Looking at this computer for what may give the person away; reading only, nothing is kept."""
