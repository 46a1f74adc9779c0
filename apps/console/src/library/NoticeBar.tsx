import { Alert, type AlertColor, Box, Button, Stack } from "@mui/material";
import type { ReactNode } from "react";
import { Link } from "react-router";

interface NoticeBarProps {
  readonly severity: AlertColor;
  readonly children: ReactNode;
  /** Where it leads; on a narrow screen the button stands under the text. */
  readonly link?: { readonly to: string; readonly label: string } | undefined;
}

/** Something that a person should know of at the top of a page, and the way to it. */
export function NoticeBar({ severity, children, link }: NoticeBarProps) {
  return (
    <Alert
      severity={severity}
      sx={{ mb: 2, alignItems: "center", "& .MuiAlert-message": { flexGrow: 1, minWidth: 0 } }}
    >
      <Stack direction="row" useFlexGap sx={{ flexWrap: "wrap", alignItems: "center", gap: 1 }}>
        <Box sx={{ flex: "1 1 200px", overflowWrap: "anywhere" }}>{children}</Box>
        {link === undefined ? null : (
          <Button component={Link} to={link.to} color="inherit" variant="outlined" size="small">
            {link.label}
          </Button>
        )}
      </Stack>
    </Alert>
  );
}
