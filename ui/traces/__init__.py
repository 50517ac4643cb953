"""The page that looks at this computer for what may tell on the person."""
