"""Pictures of text to words with places: Tesseract with the Vietnamese model, and what is done before and after it."""
