// Words of Sphinx's search script. Its own way to add them makes code of a text, which no page may.
Object.assign(Documentation.TRANSLATIONS, {
  "Hide Search Matches": "Skjul s\u00f8ketreff",
  "Preparing search...": "Forbereder s\u00f8ket ...",
  "Search Results": "S\u00f8keresultater",
  "Search finished, found ${resultCount} page(s) matching the search query.": "Antall treff: ${resultCount}.",
  "Searching": "S\u00f8ker",
  "Your search did not match any documents. Please make sure that all words are spelled correctly and that you've selected enough categories.": "S\u00f8ket ga ingen treff. Pr\u00f8v et annet ord, eller f\u00e6rre ord.",
  ", in ": ", i "
});
