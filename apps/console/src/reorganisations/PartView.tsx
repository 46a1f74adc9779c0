import type { PlaceChoice } from "@duheng/contracts";
import { Box, Stack, Typography } from "@mui/material";
import { useAppLocale, useT } from "../i18n/use-t.ts";
import type { ReceiverPreview, ReorganisationPartPreview } from "../rpc/answers.ts";
import { listText } from "../ui/list-text.ts";
import { PlaceTable } from "./PlaceTable.tsx";

interface PartViewProps {
  readonly part: ReorganisationPartPreview;
  readonly receiver: ReceiverPreview | undefined;
  readonly withRoles: boolean;
  readonly onPlace: (of: "departments" | "categories", next: PlaceChoice) => void;
}

/** What goes from one unit to another: numbers first, then what each department and category becomes, then who is to be looked at. */
export function PartView({ part, receiver, withRoles, onPlace }: PartViewProps) {
  const t = useT();
  const locale = useAppLocale();
  const to = `${receiver?.name ?? ""}${receiver?.isMade === true ? t("reorganisations.isMade") : ""}`;
  const { officials, stays } = part;
  const named = officials.accounts.map(({ called, roles }) =>
    t("reorganisations.official", {
      name: called,
      roles: listText(
        roles.map((role) => t(`words.role.${role}`)),
        locale,
      ),
    }),
  );
  return (
    <Stack
      component="section"
      spacing={1.5}
      aria-label={t("reorganisations.part", { from: part.fromName, to })}
    >
      <Typography variant="h3">{t("reorganisations.part", { from: part.fromName, to })}</Typography>
      <Box
        component="dl"
        sx={{
          m: 0,
          display: "grid",
          gap: 1.5,
          gridTemplateColumns: { xs: "1fr 1fr", sm: "repeat(4, auto)" },
          "& dt": { color: "text.secondary", fontSize: "0.8125rem" },
          "& dd": { m: 0 },
        }}
      >
        <Fact
          label={t("reorganisations.factPeople")}
          value={t("reorganisations.persons", { count: part.people })}
        />
        <Fact
          label={t("reorganisations.factAccounts")}
          value={t("reorganisations.counted", { count: part.accounts })}
        />
        <Fact
          label={t("reorganisations.factKinships")}
          value={
            part.kinshipsLeft === 0
              ? t("reorganisations.counted", { count: part.kinships })
              : t("reorganisations.kinshipsLeft", { count: part.kinships, left: part.kinshipsLeft })
          }
        />
        <Fact label={t("reorganisations.factStays")} value={t("reorganisations.stays", stays)} />
      </Box>
      <PlaceTable
        heading={t("reorganisations.from")}
        places={part.departments}
        there={receiver?.departments ?? []}
        onPlace={(next) => onPlace("departments", next)}
      />
      <PlaceTable
        heading={t("reorganisations.fromCategory")}
        places={part.categories}
        there={receiver?.categories ?? []}
        onPlace={(next) => onPlace("categories", next)}
      />
      <Some
        title={t("reorganisations.officials", {
          count: officials.total,
          how: t(withRoles ? "reorganisations.carried" : "reorganisations.notCarried"),
        })}
        total={officials.total}
        names={named}
      />
      {(["inBoth", "renumbered", "postsTaken", "headless", "leftBehind"] as const).map((key) => (
        <Some key={key} title={t(`reorganisations.${key}`, { count: part[key].total })} {...part[key]} />
      ))}
    </Stack>
  );
}

function Fact({ label, value }: { label: string; value: string }) {
  return (
    <Box>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </Box>
  );
}

/** Some by name; nothing where there are none. */
function Some({ title, total, names }: { title: string; total: number; names: readonly string[] }) {
  const locale = useAppLocale();
  if (total === 0) return null;
  return (
    <Box>
      <Typography variant="subtitle2" component="h4">
        {title}
      </Typography>
      <Typography variant="body2" color="textSecondary">
        {listText([...names], locale)}
        {total > names.length ? " …" : ""}
      </Typography>
    </Box>
  );
}
