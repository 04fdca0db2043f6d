/**
 * Sentences that cannot be understood without the one before: they open with a pronoun, a contrast, a consequence or
 * an example. Openings that merely add (此外, 同时, 另外) can stand alone.
 */
const LEANING =
  /^(?:以及|这|那(?!些?有)|它|其(?!他|它|中包|次|实)|他们|她们|该(?!类)|此(?!外)|因此|因而|所以|于是|否则|不然|相反|反之|但|不过|然而|而(?:有些|且)|例如|比如|譬如|也就是说|换言之|也(?!许)|对此|为此|上述|前述|以上|前款|还(?!款|原)|并且?|只有这样|即便如此|尽管如此|[,，、])/;

export const dependsOnPrevious = (folded: string): boolean => LEANING.test(folded);
