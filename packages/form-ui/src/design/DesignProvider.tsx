import type { ReactNode } from "react";
import {
  ActsContext,
  type DesignActs,
  type DesignedForm,
  type Findings,
  FindingsContext,
  FormContext,
  OthersContext,
  SelectionContext,
} from "./design-context.ts";
import type { Present } from "./ports.ts";
import type { Selection } from "./selection.ts";

interface DesignProviderProps {
  readonly acts: DesignActs;
  readonly designed: DesignedForm;
  readonly findings: Findings;
  readonly selection: Selection;
  readonly others?: readonly Present[];
  readonly children: ReactNode;
}

/** What the parts of a designer share; each value must stay the same object until what it says changes. */
export function DesignProvider(props: DesignProviderProps) {
  const { acts, designed, findings, selection, others = nobody, children } = props;
  return (
    <ActsContext value={acts}>
      <FormContext value={designed}>
        <FindingsContext value={findings}>
          <SelectionContext value={selection}>
            <OthersContext value={others}>{children}</OthersContext>
          </SelectionContext>
        </FindingsContext>
      </FormContext>
    </ActsContext>
  );
}

const nobody: readonly Present[] = [];
