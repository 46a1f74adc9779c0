import { FormControl, InputLabel, OutlinedInput, type OutlinedInputProps } from "@mui/material";
import { useId } from "react";

/** A labelled input to sign in with. MUI's own TextField brings every other kind of input into the first load. */
export function SignInField({ label, ...input }: { label: string } & OutlinedInputProps) {
  const id = useId();
  return (
    <FormControl variant="outlined" size="medium" fullWidth>
      <InputLabel htmlFor={id}>{label}</InputLabel>
      <OutlinedInput {...input} id={id} label={label} slotProps={{ input: { required: true } }} />
    </FormControl>
  );
}
