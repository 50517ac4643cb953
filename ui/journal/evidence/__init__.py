"""Looking at the files of a note: thumbnails, the page of one file, checking all of them."""
