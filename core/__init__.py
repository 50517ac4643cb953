"""The domain of Hollyhock. Knows no Qt, no SQL, no cipher, and never holds a key."""
