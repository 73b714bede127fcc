"""The survey of many ads in the web shell: begun on a page, worked on in the background, kept."""
