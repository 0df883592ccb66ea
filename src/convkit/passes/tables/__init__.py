"""Tables that cleaning passes load when they need them, and the scripts that make them."""
