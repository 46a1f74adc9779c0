import type { PlaceChoice, ReorganisationDraft } from "@duheng/contracts";
import { Alert, Button, Checkbox, FormControlLabel, Stack } from "@mui/material";
import { useState } from "react";
import { useSearchParams } from "react-router";
import { useT } from "../i18n/use-t.ts";
import { Page } from "../ui/Page.tsx";
import { RecordChoice, RecordsChoice } from "../ui/RecordChoice.tsx";
import { Section } from "../ui/Section.tsx";
import { type Choices, draftOf, newChoices, newPart, type PartChoice } from "./draft.ts";
import { GoingInput } from "./GoingInput.tsx";
import { PreviewSteps } from "./PreviewSteps.tsx";
import { ReceiverInput } from "./ReceiverInput.tsx";
import { tenantChoices } from "./tenant-choices.ts";

/** From the units to a merger or split, with a look at all that it does in between. */
export default function StartPage() {
  const t = useT();
  const [search] = useSearchParams();
  const kind = search.get("kind") === "split" ? "split" : "merge";
  return (
    <Page
      title={t(`reorganisations.${kind}`)}
      crumbs={[
        { to: "/tenants", label: t("shell.menu.tenants") },
        { to: "/reorganisations", label: t("reorganisations.title") },
      ]}
      maxWidth={960}
    >
      <Start key={kind} begun={newChoices(kind)} />
    </Page>
  );
}

function Start({ begun }: { begun: Choices }) {
  const t = useT();
  const [choices, setChoices] = useState(begun);
  const [asked, setAsked] = useState<ReorganisationDraft>();
  const [places, setPlaces] = useState<Places>(none);
  const draft = draftOf(choices);
  const isStale = asked !== undefined && JSON.stringify(asked) !== JSON.stringify(draft);
  return (
    <Stack spacing={2}>
      <Section title={t("reorganisations.units")}>
        {/* The border of a field's label is above it. */}
        <Stack spacing={2} sx={{ pt: 1 }}>
          <Units choices={choices} onChange={setChoices} />
          <FormControlLabel
            control={
              <Checkbox
                checked={choices.withRoles}
                onChange={(_event, withRoles) => setChoices({ ...choices, withRoles })}
              />
            }
            label={t("reorganisations.withRoles")}
          />
          <Stack direction="row">
            <Button
              variant="contained"
              disabled={draft === undefined || (asked !== undefined && !isStale)}
              onClick={() => {
                setAsked(draft);
                setPlaces(none);
              }}
            >
              {t("reorganisations.look")}
            </Button>
          </Stack>
        </Stack>
      </Section>
      {isStale ? <Alert severity="info">{t("reorganisations.stale")}</Alert> : null}
      {asked === undefined || isStale ? null : (
        <PreviewSteps
          draft={{ ...asked, ...places }}
          onPlace={(of, next) => setPlaces({ ...places, [of]: withPlace(places[of], next) })}
        />
      )}
    </Stack>
  );
}

interface Places {
  readonly departments: PlaceChoice[];
  readonly categories: PlaceChoice[];
}

const none: Places = { departments: [], categories: [] };

function withPlace(list: readonly PlaceChoice[], next: PlaceChoice): PlaceChoice[] {
  return [...list.filter((one) => one.fromId !== next.fromId || one.ref !== next.ref), next];
}

interface UnitsProps {
  readonly choices: Choices;
  readonly onChange: (next: Choices) => void;
}

function Units({ choices, onChange }: UnitsProps) {
  const t = useT();
  const { kind, sources, parts } = choices;
  const [first = newPart] = parts;
  const change = (at: number, next: PartChoice) =>
    onChange({ ...choices, parts: parts.map((one, index) => (index === at ? next : one)) });
  if (kind === "merge")
    return (
      <>
        <RecordsChoice
          {...tenantChoices}
          label={t("reorganisations.sources")}
          value={sources}
          onChange={(next) => onChange({ ...choices, sources: next })}
        />
        <ReceiverInput value={first.receiver} onChange={(receiver) => change(0, { ...first, receiver })} />
      </>
    );
  const [source = ""] = sources;
  return (
    <>
      <RecordChoice
        {...tenantChoices}
        label={t("reorganisations.source")}
        value={sources[0]}
        onChange={(id) => onChange({ ...choices, sources: id === undefined ? [] : [id], parts: [newPart] })}
      />
      {source === ""
        ? null
        : parts.map((part, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: they have no other name, and are only added at the end
            <Section key={at} title={t("reorganisations.nth", { at: at + 1 })} action={dropOf(at)}>
              <Stack spacing={2}>
                <ReceiverInput
                  value={part.receiver}
                  onChange={(receiver) => change(at, { ...part, receiver })}
                />
                <GoingInput
                  tenantId={source}
                  value={part}
                  taken={takenBy(parts.filter((_one, index) => index !== at))}
                  onChange={(next) => change(at, next)}
                />
              </Stack>
            </Section>
          ))}
      {source === "" || parts.length >= 10 ? null : (
        <Stack direction="row">
          <Button onClick={() => onChange({ ...choices, parts: [...parts, newPart] })}>
            {t("reorganisations.another")}
          </Button>
        </Stack>
      )}
    </>
  );

  function dropOf(at: number) {
    if (parts.length === 1) return null;
    return (
      <Button
        size="small"
        color="secondary"
        onClick={() => onChange({ ...choices, parts: parts.filter((_one, index) => index !== at) })}
      >
        {t("reorganisations.drop")}
      </Button>
    );
  }
}

function takenBy(parts: readonly PartChoice[]): ReadonlySet<string> {
  return new Set(
    parts.flatMap(({ departmentIds, people }) => [...departmentIds, ...people.map(({ id }) => id)]),
  );
}
