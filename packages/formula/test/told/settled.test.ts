import { testsOf } from "./tests-of.ts";

testsOf("settled.txt");
