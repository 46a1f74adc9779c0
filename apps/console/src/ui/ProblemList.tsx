import type { Problem } from "@duheng/contracts";
import ErrorOutlined from "@mui/icons-material/ErrorOutlined";
import WarningAmberOutlined from "@mui/icons-material/WarningAmberOutlined";
import { List, ListItem, ListItemIcon, ListItemText } from "@mui/material";
import { useAppLocale } from "../i18n/use-t.ts";

interface ProblemListProps {
  problems: readonly Problem[];
  /** Whether the places within the document say something to the reader. */
  hasPlaces?: boolean;
}

/** Problems with their place, errors before warnings. */
export function ProblemList({ problems, hasPlaces = true }: ProblemListProps) {
  const locale = useAppLocale();
  if (problems.length === 0) return null;
  const sorted = [...problems].sort((one, other) => one.severity.localeCompare(other.severity));
  return (
    <List dense disablePadding sx={{ my: 1 }}>
      {sorted.map((problem, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the same problem may stand twice at one place
        <ListItem key={`${problem.path}-${problem.code}-${index}`} disableGutters alignItems="flex-start">
          <ListItemIcon sx={{ minWidth: 32, mt: 0.5 }}>
            {problem.severity === "error" ? (
              <ErrorOutlined fontSize="small" color="error" />
            ) : (
              <WarningAmberOutlined fontSize="small" color="warning" />
            )}
          </ListItemIcon>
          <ListItemText primary={problem.message[locale]} secondary={hasPlaces ? problem.path : undefined} />
        </ListItem>
      ))}
    </List>
  );
}
