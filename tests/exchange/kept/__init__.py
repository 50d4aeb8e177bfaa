"""Files of earlier versions, kept."""
