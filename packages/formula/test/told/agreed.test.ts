import { testsOf } from "./tests-of.ts";

testsOf("agreed.txt");
