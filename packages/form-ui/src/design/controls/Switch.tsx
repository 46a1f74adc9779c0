interface SwitchProps<Choice extends string> {
  readonly label: string;
  readonly choices: readonly Choice[];
  readonly chosen: Choice;
  readonly titleOf: (choice: Choice) => string;
  readonly onChoose: (choice: Choice) => void;
}

/** A few buttons, one of which is pressed. */
export function Switch<Choice extends string>(props: SwitchProps<Choice>) {
  const { label, choices, chosen, titleOf, onChoose } = props;
  return (
    // biome-ignore lint/a11y/useSemanticElements: buttons that belong together
    <div className="dh-switch" role="group" aria-label={label}>
      {choices.map((each) => (
        <button
          key={each}
          type="button"
          className="dh-switch-choice"
          aria-pressed={each === chosen}
          onClick={() => onChoose(each)}
        >
          {titleOf(each)}
        </button>
      ))}
    </div>
  );
}
