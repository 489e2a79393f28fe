"""The server's side of the media workers: what is said, who says it, and who watches over them."""
