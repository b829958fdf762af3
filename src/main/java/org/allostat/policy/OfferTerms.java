package org.allostat.policy;

import java.io.Serializable;
import org.allostat.policy.CareState.Cut;
import org.allostat.policy.Policy.Consent;
import org.allostat.policy.Policy.Eligibility;
import org.allostat.policy.Policy.Repeat;

/**
 * For whom and how an offer is made, whatever is offered.
 *
 * @param when whom it is for, besides the policy's eligibility
 * @param consent whether the patient decides
 * @param probabilityPerReview chance that the prescriber makes the offer at a review at which it applies, 0 to 1
 * @param repeat whether it is made again after a refusal or a failed attempt
 * @param education how much neuroscience education on opponent processes comes with it, 0 to 1
 */
public record OfferTerms(
        Eligibility when, Consent consent, double probabilityPerReview, Repeat repeat, double education)
        implements Serializable {
    /** What a cut of the full agonist on these terms is. */
    Cut cut() {
        return consent == Consent.NONE ? Cut.IMPOSED : Cut.CONSENTED;
    }
}
