import {
  AutocompleteInput,
  type AutocompleteInputProps,
  ReferenceInput,
  type ReferenceInputProps,
} from "react-admin";

interface ReferenceChoiceProps
  extends Pick<ReferenceInputProps, "source" | "reference" | "sort" | "filter">,
    Pick<AutocompleteInputProps, "label" | "optionText" | "validate" | "sx" | "fullWidth"> {
  /** Of a filter of a list: it is always shown. */
  alwaysOn?: boolean;
}

/** A field that refers to a record, chosen by typing a part of its name; the server searches. */
export function ReferenceChoice({
  source,
  reference,
  sort,
  filter,
  alwaysOn: _on,
  ...shown
}: ReferenceChoiceProps) {
  return (
    <ReferenceInput
      source={source}
      reference={reference}
      perPage={25}
      {...(sort === undefined ? {} : { sort })}
      {...(filter === undefined ? {} : { filter })}
    >
      <AutocompleteInput {...shown} filterToQuery={byText} />
    </ReferenceInput>
  );
}

function byText(text: string): Record<string, string> {
  return text.trim() === "" ? {} : { q: text.trim() };
}
