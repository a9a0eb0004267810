"""Charts as geometry: where each mark of a drawing stands; templates draw them as SVG, so that they need no script."""
