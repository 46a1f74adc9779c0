// Its import comes first: what it loads is loaded, by whoever may read it, before the rights are given up.
import "./give-up-rights.ts";
import "../../src/main.ts";
