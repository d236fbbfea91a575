"""The share code's page: shows the code of the answers given, and opens one that is entered."""
