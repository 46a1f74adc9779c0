/** What the words of a formula may mean in the form that it is written for. */
export interface Vocabulary {
  /** Whether a word is the key or title of a field, or another name that is there. */
  has(word: string): boolean;
  /** How the field with this key or title is written; null where there is none, or several have the title. */
  writtenOf(word: string): string | null;
  /** Keys and titles that are identifiers, longest first. */
  readonly names: readonly string[];
  /** Keys and titles that are none and belong in brackets, longest first. */
  readonly awkward: readonly string[];
  /** Names by which functions of ours are known elsewhere. */
  readonly functions: ReadonlySet<string>;
  /** The kind of a field's type. */
  kindOf(word: string): string | null;
  /** The value of a field's enum that a word is, or is the title of. */
  choiceOf(name: string, word: string): string | null;
  /** The values of a field's enum and their titles, longest first; of other fields none. */
  choicesOf(name: string): readonly string[];
  /** Whether a text is a day of the calendar. */
  isDay(text: string): boolean;
}
