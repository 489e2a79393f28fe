/**
 * What does not depend on the rest of the page, begun while its files are still on their way: a file of its own, small, that
 * the document asks for first (`build/classDocument.ts`).
 */
import { askEarly } from "./api/early";
import { languageHere } from "./design/languages";
import { beginsWithAll, laterWordsOf, wordsOf } from "./design/words";

const language = languageHere();
askEarly(location.pathname);
wordsOf(language)?.catch(() => {}); // `strings.ts` asks again and says what follows
if (beginsWithAll(location.pathname)) laterWordsOf(language)?.catch(() => {});
