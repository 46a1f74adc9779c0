import type { LeftOut } from "@duheng/form";
import { Box, List, ListItem, ListItemText, Typography } from "@mui/material";
import { useAppLocale, useT } from "../../i18n/use-t.ts";
import { placeOf } from "./place-of.ts";

const kinds = ["field", "narrowed", "rule"] as const;
/** So many of a kind are shown at once; more are folded. */
const mostOpen = 6;
/** Of a large schema there could be thousands. */
const mostShown = 200;

/** What a form made of a part of a schema goes without: by what that means, each with its place in words. */
export function LeftOutList({ left }: { left: readonly LeftOut[] }) {
  const t = useT();
  return (
    <Box sx={{ mt: 1 }}>
      <Typography sx={{ fontWeight: 600 }}>{t("forms.versions.transfer.left")}</Typography>
      {kinds.map((kind) => {
        const ofKind = left.filter((each) => each.kind === kind);
        if (ofKind.length === 0) return null;
        return (
          <details key={kind} open={ofKind.length <= mostOpen}>
            <Typography component="summary" sx={{ py: 0.75, cursor: "pointer" }}>
              {t(`forms.versions.transfer.left_${kind}`, { count: ofKind.length })}
            </Typography>
            <LeftOutOfKind left={ofKind} />
          </details>
        );
      })}
    </Box>
  );
}

function LeftOutOfKind({ left }: { left: readonly LeftOut[] }) {
  const t = useT();
  const locale = useAppLocale();
  const more = left.length - mostShown;
  return (
    <List dense disablePadding sx={{ pl: 2, overflowWrap: "anywhere" }}>
      {left.slice(0, mostShown).map((each) => (
        <ListItem key={`${each.path} ${each.message.en}`} disableGutters>
          <ListItemText
            primary={each.message[locale]}
            secondary={placeOf(each.path, {
              definition: (name) => t("forms.versions.transfer.leftDefinition", { name }),
              whole: t("forms.versions.transfer.leftWhole"),
            })}
          />
        </ListItem>
      ))}
      {more <= 0 ? null : (
        <ListItem disableGutters>
          <ListItemText primary={t("forms.versions.transfer.leftMore", { count: more })} />
        </ListItem>
      )}
    </List>
  );
}
