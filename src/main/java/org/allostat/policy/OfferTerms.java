package org.allostat.policy;

import java.io.Serializable;
import org.allostat.policy.Policy.Consent;
import org.allostat.policy.Policy.Eligibility;
import org.allostat.policy.Policy.Repeat;
import org.allostat.policy.Treatment.LossOfCare;

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
    /** What taking opioids away on these terms does to trust in care. */
    LossOfCare lossOfCare() {
        return consent == Consent.NONE ? LossOfCare.FORCED : LossOfCare.CONSENTED;
    }
}
