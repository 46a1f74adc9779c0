import type { PlaceChoice } from "@duheng/contracts";
import {
  MenuItem,
  Stack,
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableRow,
  TextField,
  Typography,
} from "@mui/material";
import { useState } from "react";
import { useT } from "../i18n/use-t.ts";
import type { ReorganisationPlacePreview } from "../rpc/answers.ts";

interface PlaceTableProps {
  readonly heading: string;
  readonly places: readonly ReorganisationPlacePreview[];
  /** What the receiving unit has. */
  readonly there: readonly { readonly id: string; readonly name: string }[];
  readonly onPlace: (next: PlaceChoice) => void;
}

/** What each department, or category, becomes in the receiving unit; chosen otherwise where that is wanted. */
export function PlaceTable({ heading, places, there, onPlace }: PlaceTableProps) {
  const t = useT();
  if (places.length === 0) return null;
  return (
    <Table size="small" sx={{ tableLayout: "fixed" }}>
      <TableHead>
        <TableRow>
          <TableCell sx={{ pl: 0, width: "42%" }}>{heading}</TableCell>
          <TableCell sx={{ pr: 0 }}>{t("reorganisations.becomes")}</TableCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {places.map((place) => (
          <TableRow key={place.fromId}>
            <TableCell sx={{ pl: 0, overflowWrap: "anywhere" }}>
              {t("reorganisations.ofDepartment", { name: place.name, people: place.people })}
            </TableCell>
            <TableCell sx={{ pr: 0 }}>
              <PlaceInput place={place} there={there} onPlace={onPlace} />
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}

interface PlaceInputProps extends Pick<PlaceTableProps, "there" | "onPlace"> {
  readonly place: ReorganisationPlacePreview;
}

const [asMade, asRenamed] = ["+made", "+renamed"];

function PlaceInput({ place, there, onPlace }: PlaceInputProps) {
  const t = useT();
  const { fromId, ref, name, outcome, toId, toName = "", isSameName } = place;
  const [typed, setTyped] = useState<string>();
  const present =
    typed !== undefined || (outcome === "made" && toName !== name)
      ? asRenamed
      : outcome === "made"
        ? asMade
        : (toId ?? "");
  // A department of the name is there: another of the same cannot be made.
  const canMake = !there.some((one) => one.name === name);
  const choose = (value: string) => {
    setTyped(value === asRenamed ? "" : undefined);
    if (value === asMade) onPlace({ fromId, ref, make: name });
    else if (value !== asRenamed) onPlace({ fromId, ref, toId: value });
  };
  const rename = (next: string) => {
    setTyped(undefined);
    if (next.trim() !== "") onPlace({ fromId, ref, make: next.trim() });
  };
  return (
    <Stack direction={{ xs: "column", sm: "row" }} useFlexGap sx={{ gap: 1, alignItems: { sm: "center" } }}>
      <TextField
        select
        size="small"
        sx={{ minWidth: 0, flex: { sm: "1 1 12em" } }}
        error={outcome === "missing" && typed === undefined}
        value={present}
        onChange={(event) => choose(event.target.value)}
        slotProps={{
          htmlInput: { "aria-label": `${name} ${t("reorganisations.becomes")}` },
          select: {
            displayEmpty: true,
            renderValue: (value) =>
              value === ""
                ? t("reorganisations.choose")
                : value === asMade || value === asRenamed
                  ? t("reorganisations.make")
                  : (there.find(({ id }) => id === value)?.name ?? toName),
          },
        }}
      >
        {canMake ? <MenuItem value={asMade}>{t("reorganisations.make")}</MenuItem> : null}
        <MenuItem value={asRenamed}>{t("reorganisations.rename")}</MenuItem>
        {there.map((one) => (
          <MenuItem key={one.id} value={one.id}>
            {one.name}
          </MenuItem>
        ))}
      </TextField>
      {present === asRenamed ? (
        <TextField
          size="small"
          sx={{ minWidth: 0, flex: { sm: "1 1 10em" } }}
          label={t("reorganisations.newName")}
          value={typed ?? toName}
          onChange={(event) => setTyped(event.target.value)}
          onBlur={(event) => rename(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === "Enter") rename(typed ?? toName);
          }}
          slotProps={{ htmlInput: { maxLength: 200 } }}
        />
      ) : isSameName && outcome === "there" ? (
        <Typography variant="caption" color="textSecondary">
          {t("reorganisations.sameName")}
        </Typography>
      ) : null}
    </Stack>
  );
}
