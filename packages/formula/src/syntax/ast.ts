interface Place {
  readonly from: number;
  readonly to: number;
}

export type BinaryOperator =
  | "??"
  | "^"
  | "*"
  | "/"
  | "+"
  | "-"
  | "&"
  | "="
  | "<>"
  | "<"
  | "<="
  | ">"
  | ">="
  | "AND"
  | "OR";

/** A function call; `name` is as written, its place is that of the name alone. */
export interface CallAst extends Place {
  readonly kind: "call";
  readonly name: string;
  readonly nameFrom: number;
  readonly nameTo: number;
  readonly args: readonly Ast[];
  /** Whether a text or comment in it runs on to the end, so that its arguments can't be counted. */
  readonly runsOn: boolean;
}

export interface BinaryAst extends Place {
  readonly kind: "binary";
  readonly operator: BinaryOperator;
  readonly left: Ast;
  readonly right: Ast;
}

export interface TableAst extends Place {
  readonly kind: "table";
  readonly rows: readonly (Place & { readonly cells: readonly Ast[] })[];
}

/** `list[condition]` */
export interface FilterAst extends Place {
  readonly kind: "filter";
  readonly of: Ast;
  readonly condition: Ast;
}

/** The tree of a formula as written, with UTF-16 places. `error` stands where something could not be read. */
export type Ast =
  | (Place & { readonly kind: "number"; readonly value: string })
  | (Place & { readonly kind: "text"; readonly value: string })
  | (Place & { readonly kind: "name"; readonly value: string })
  | (Place & { readonly kind: "boolean"; readonly value: boolean })
  | (Place & {
      readonly kind: "property";
      readonly of: Ast;
      readonly key: string;
      readonly nameFrom: number;
      readonly nameTo: number;
    })
  | FilterAst
  | (Place & { readonly kind: "unary"; readonly operator: "-" | "NOT" | "%"; readonly operand: Ast })
  | BinaryAst
  | (Place & { readonly kind: "parentheses"; readonly inner: Ast })
  | CallAst
  | TableAst
  | (Place & { readonly kind: "error" });
