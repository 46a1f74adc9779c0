import { useId } from "react";
import { useMessages } from "../../shared/messages.ts";
import { readyMadeMessages } from "./ready-made-messages.ts";
import type { Recipe, Slot } from "./recipes.ts";
import type { Source } from "./sources.ts";
import { blankSources, type Filling, readAmount, sourcesFor } from "./write-recipe.ts";

interface RecipeSlotsProps {
  readonly recipe: Recipe;
  readonly filling: Filling;
  readonly sources: readonly Source[];
  /** The word for the points to be had at most; null where the scope has none. */
  readonly word: string | null;
  /** Whether the points are of nobody where the indicator does not apply. */
  readonly isFloating: boolean;
  readonly gives: "points" | "condition";
  readonly onChange: (filling: Filling) => void;
}

const blankChoices = ["zero", "not-applicable"] as const;
const noneChoices = ["full", "zero", "not-applicable"] as const;

/** What a recipe is about here: its parts among the form's fields, its amounts, and what is done with nothing. */
export function RecipeSlots({
  recipe,
  filling,
  sources,
  word,
  isFloating,
  gives,
  onChange,
}: RecipeSlotsProps) {
  const t = useMessages(readyMadeMessages);
  const nameOf = (source: Source, slot: Slot) => {
    const title = source.titles.join(t("separator"));
    const named =
      source.of === "rows" ? t("rowsOf", { title }) : source.of === "column" ? t("sumOf", { title }) : title;
    return slot.kind === "condition" && source.kind === "number" ? t("isPositive", { title: named }) : named;
  };
  const setSlot = (slot: Slot, written: string) =>
    onChange({ ...filling, slots: { ...filling.slots, [slot.id]: written } });
  const isFullAsked = word === null && gives === "points" && recipe.takesOff !== true;
  return (
    <fieldset className="dh-fieldset dh-ready-slots">
      <legend className="dh-label">{t("fill")}</legend>
      {recipe.slots.map((slot) =>
        slot.kind === "amount" ? (
          <Amount
            key={slot.id}
            label={t(`slot_${slot.id}`)}
            value={filling.slots[slot.id] ?? ""}
            onChange={(typed) => setSlot(slot, typed)}
          />
        ) : (
          <Choice
            key={slot.id}
            label={t(`slot_${slot.id}`)}
            value={filling.slots[slot.id] ?? ""}
            choices={sourcesFor(slot, sources).map((source) => [source.written, nameOf(source, slot)])}
            onChange={(written) => setSlot(slot, written)}
          />
        ),
      )}
      {isFullAsked && (
        <Amount label={t("full")} value={filling.full} onChange={(full) => onChange({ ...filling, full })} />
      )}
      {recipe.asksWhenNone === true && (
        <Choice
          label={t("whenNone")}
          value={filling.whenNone}
          choices={noneChoices.map((each) => [each, t(`none_${each}`)])}
          onChange={(whenNone) => onChange({ ...filling, whenNone })}
        />
      )}
      {gives === "points" && blankSources(recipe, filling.slots, sources).length > 0 && (
        <Choice
          label={t("whenBlank")}
          value={filling.whenBlank}
          choices={blankChoices.map((each) => [
            each,
            t(each === "not-applicable" && isFloating ? "blank_none" : `blank_${each}`),
          ])}
          onChange={(whenBlank) => onChange({ ...filling, whenBlank })}
        />
      )}
      {word !== null && gives === "points" && recipe.takesOff !== true && (
        <p className="dh-quiet">{t("fullHint")}</p>
      )}
    </fieldset>
  );
}

interface ChoiceProps<Value extends string> {
  readonly label: string;
  readonly value: Value | "";
  readonly choices: readonly (readonly [value: Value, title: string])[];
  readonly onChange: (value: Value | "") => void;
}

function Choice<Value extends string>({ label, value, choices, onChange }: ChoiceProps<Value>) {
  const t = useMessages(readyMadeMessages);
  const id = useId();
  return (
    <div className="dh-property">
      <label className="dh-label" htmlFor={id}>
        {label}
      </label>
      <select
        id={id}
        className="dh-input"
        value={value}
        onChange={(event) => onChange(choices.find(([each]) => each === event.target.value)?.[0] ?? "")}
      >
        <option value="">{t("choosePlease")}</option>
        {choices.map(([each, title]) => (
          <option key={each} value={each}>
            {title}
          </option>
        ))}
      </select>
    </div>
  );
}

interface AmountProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (typed: string) => void;
}

function Amount({ label, value, onChange }: AmountProps) {
  const t = useMessages(readyMadeMessages);
  const id = useId();
  const isWrong = value.trim() !== "" && readAmount(value) === null;
  return (
    <div className="dh-property">
      <label className="dh-label" htmlFor={id}>
        {label}
      </label>
      <input
        id={id}
        className="dh-input"
        inputMode="decimal"
        value={value}
        aria-invalid={isWrong || undefined}
        aria-describedby={isWrong ? `${id}-said` : undefined}
        onChange={(event) => onChange(event.target.value)}
      />
      {isWrong && (
        <span className="dh-said dh-error" id={`${id}-said`}>
          {t("amountWrong", { text: value })}
        </span>
      )}
    </div>
  );
}
