import Add from "@mui/icons-material/Add";
import { Button } from "@mui/material";
import { Link } from "react-router";

/** The button of a list that leads to a new record. */
export function CreateLink({ to, label }: { to: string; label: string }) {
  return (
    <Button component={Link} to={to} variant="contained" startIcon={<Add />}>
      {label}
    </Button>
  );
}
