"""What the app looks like to somebody who glances at it: a name, an icon, a page to open it by."""
