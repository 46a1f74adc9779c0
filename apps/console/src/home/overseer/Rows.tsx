import { Box } from "@mui/material";
import type { ReactNode } from "react";

/** Lines of three parts side by side; on a narrow screen under one another. */
export function Rows({ children }: { children: ReactNode }) {
  return (
    <Box
      component="ul"
      sx={{
        m: 0,
        p: 0,
        listStyle: "none",
        "& > li": {
          display: "grid",
          gridTemplateColumns: { xs: "1fr", sm: "minmax(0, 4fr) minmax(0, 3fr) minmax(0, 5fr)" },
          columnGap: 2,
          rowGap: 0.5,
          alignItems: "center",
          py: 1,
          borderTop: 1,
          borderColor: "divider",
          overflowWrap: "anywhere",
        },
      }}
    >
      {children}
    </Box>
  );
}
