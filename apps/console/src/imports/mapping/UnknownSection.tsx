import { Box, Button, Chip, Stack, Typography } from "@mui/material";
import type { RaRecord } from "react-admin";
import { useAppLocale, useT } from "../../i18n/use-t.ts";
import { api } from "../../rpc/client.ts";
import { RecordChoice } from "../../ui/RecordChoice.tsx";
import { Section } from "../../ui/Section.tsx";
import type { FieldInfo, ImportRecord } from "../answers.ts";
import { useImportChange } from "../use-import-change.ts";

interface UnknownSectionProps {
  of: ImportRecord;
  fields: readonly FieldInfo[];
}

type Unknown = ImportRecord["unknown"][number];

/** Names in the table that nothing is called: each is said once what it means, for all of its rows. */
export function UnknownSection({ of, fields }: UnknownSectionProps) {
  const t = useT();
  if (of.unknown.length === 0) return null;
  return (
    <Section title={t("imports.unknown.title")}>
      <Typography variant="body2" color="textSecondary" sx={{ mb: 1.5 }}>
        {t("imports.unknown.hint")}
      </Typography>
      <Stack component="ul" spacing={1.5} sx={{ listStyle: "none", p: 0, m: 0 }}>
        {of.unknown.map((one) => (
          <UnknownName
            key={`${one.field} ${one.text}`}
            of={of}
            one={one}
            field={fields.find(({ field }) => field === one.field)}
          />
        ))}
      </Stack>
    </Section>
  );
}

function UnknownName({ of, one, field }: { of: ImportRecord; one: Unknown; field: FieldInfo | undefined }) {
  const t = useT();
  const locale = useAppLocale();
  const { change, isBusy } = useImportChange();
  const { id, revision } = of;
  const title = field?.title[locale] ?? one.field;
  const mean = (meaning: { id?: string; isMade?: true }) => {
    const others = of.unknown.flatMap(({ field: other, text, meant }) =>
      meant === undefined || (other === one.field && text === one.text)
        ? []
        : [{ field: other, text, ...meant }],
    );
    const isNone = meaning.id === undefined && meaning.isMade === undefined;
    const meant = isNone ? others : [...others, { field: one.field, text: one.text, ...meaning }];
    void change(id, () => api.imports.map.mutate({ id, revision, meant }));
  };
  const resource = field?.resource;
  return (
    <Box
      component="li"
      sx={{
        display: "grid",
        gridTemplateColumns: { xs: "1fr", md: "minmax(220px, 1fr) 2fr" },
        gap: 1,
        alignItems: "center",
      }}
    >
      <Typography>
        {title}：<b>{one.text}</b>{" "}
        <Typography component="span" variant="body2" color="textSecondary">
          {t("imports.unknown.rows", { count: one.rows })}
        </Typography>
      </Typography>
      {one.meant === undefined ? (
        <Stack direction="row" useFlexGap sx={{ gap: 1, flexWrap: "wrap", alignItems: "center" }}>
          {one.nearest.map(({ id: near, name }) => (
            <Button key={near} variant="outlined" disabled={isBusy} onClick={() => mean({ id: near })}>
              {t("imports.unknown.nearest", { name })}
            </Button>
          ))}
          {resource === undefined ? null : (
            <Box sx={{ width: { xs: "100%", sm: 240 } }}>
              <RecordChoice
                resource={resource}
                sort={sortOf(resource)}
                nameOf={nameOf}
                label={t("imports.unknown.choose", { field: title })}
                value={undefined}
                isDisabled={isBusy}
                onChange={(chosen) => (chosen === undefined ? undefined : mean({ id: chosen }))}
              />
            </Box>
          )}
          {field?.canMake === true ? (
            <Button variant="outlined" disabled={isBusy} onClick={() => mean({ isMade: true })}>
              {t("imports.unknown.make", { name: one.text })}
            </Button>
          ) : null}
        </Stack>
      ) : (
        <Stack direction="row" useFlexGap sx={{ gap: 1, alignItems: "center" }}>
          {one.meant.isMade === true ? (
            <Chip color="info" label={t("imports.unknown.willMake")} />
          ) : (
            <MeantName resource={resource} id={one.meant.id} />
          )}
          <Button size="small" color="secondary" disabled={isBusy} onClick={() => mean({})}>
            {t("imports.unknown.undo")}
          </Button>
        </Stack>
      )}
    </Box>
  );
}

/** The record that is meant, by its name. */
function MeantName({ resource, id }: { resource: string | undefined; id: string | undefined }) {
  const t = useT();
  if (resource === undefined || id === undefined) return null;
  return (
    <Box sx={{ width: { xs: "100%", sm: 240 } }}>
      <RecordChoice
        resource={resource}
        sort={sortOf(resource)}
        nameOf={nameOf}
        label={t("imports.unknown.meant")}
        value={id}
        isDisabled
        onChange={() => undefined}
      />
    </Box>
  );
}

/** People have no order of their own: they are found by their numbers. */
function sortOf(resource: string) {
  return { field: resource === "staff" ? "number" : "order", order: "ASC" } as const;
}

/** With what tells two of one name apart. */
function nameOf({ name, number, code }: RaRecord): string {
  const mark: unknown = number ?? code;
  return typeof mark === "string" ? `${name}（${mark}）` : String(name);
}
