package org.allostat.survey.puf;

import java.util.List;

/** The variables that are read from the NSDUH public-use file of 2021 or later, by the names in the file. */
enum PufVariable {
    QUESTID2,
    ANALWT2_C,
    VESTR_C,
    VEREP,
    AGE3,
    CATAG6,
    IRSEX,
    PNRANYYR,
    PNRANYREC,
    PNRNMYR,
    IRUD5PNRUNM,
    IRUD5PNRMIS,
    IRSEVPNRUNM,
    IRSEVPNRMIS,
    UDPRLRGAMTS,
    UDPRNOTSTOP,
    UDPRWSHSTOP,
    UDPRTIMEUSE,
    UDPRTIMEGET,
    UDPRWANTBAD,
    UDPRSTRURGE,
    UDPRWORKPRB,
    UDPRFMLYCTD,
    UDPRSTOPACT,
    UDPRGETHURT,
    UDPRHLTHCTD,
    UDPRMNTLCTD,
    UDPRNEEDMOR,
    UDPRLESSEFF,
    UDPRWDFLBLU,
    UDPRWDVOMIT,
    UDPRWDCRAMP,
    UDPRWDRUNNY,
    UDPRWDSWEAT,
    UDPRWDDIARR,
    UDPRWDYAWNS,
    UDPRWDFEVER,
    UDPRWDSLEEP,
    UDPRAVOIDWD,
    UDPRAVWPNRL,
    UDPRAVWHERN;

    /** Pairs of which a file needs one; the first is used where both are present. */
    static final List<List<PufVariable>> ALTERNATIVES = List.of(List.of(AGE3, CATAG6), List.of(PNRANYYR, PNRANYREC));
}
