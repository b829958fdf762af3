package org.allostat.evidence;

import java.util.Locale;

/** What money is spent on; every cost of a patient belongs to one item. */
public enum CostItem {
    /** Prescribed full agonists. */
    OPIOIDS(CareService.PRESCRIBED_MEDICINES),
    /** Buprenorphine with the visits that it takes. */
    BUPRENORPHINE(CareService.PRESCRIBED_MEDICINES),
    /** Reviews of opioid therapy, with what a policy does at each. */
    REVIEWS(CareService.AMBULATORY_CARE),
    /** Education, and offers once they are accepted. */
    OFFERS(CareService.AMBULATORY_CARE),
    /** Naloxone kits. */
    NALOXONE(CareService.PRESCRIBED_MEDICINES),
    /** Emergency and hospital care of overdoses, fatal ones among them. */
    OVERDOSES(CareService.HOSPITAL_CARE),
    /** Emergency and hospital care of mental-health crises. */
    MENTAL_HEALTH_CRISES(CareService.HOSPITAL_CARE),
    /** All other health care. */
    BACKGROUND_CARE(CareService.ALL_CARE),
    /** Emergency and hospital care where care and trust were lost. */
    LOST_CARE(CareService.HOSPITAL_CARE),
    /** Excess health care while using an illicit supply or misusing. */
    ILLICIT_USE(CareService.ALL_CARE),
    /** Production lost while using an illicit supply or misusing, by the living. */
    LOST_PRODUCTIVITY(CareService.NO_CARE),
    /** Police, courts, prisons and lost property while using an illicit supply or misusing. */
    CRIMINAL_JUSTICE(CareService.NO_CARE);

    private static final int ITEMS = values().length;

    private final CareService service;
    private final String label = name().toLowerCase(Locale.ROOT);

    CostItem(CareService service) {
        this.service = service;
    }

    /** Number of items. */
    public static int count() {
        return ITEMS;
    }

    /** The kind of service, which decides who pays. */
    public CareService service() {
        return service;
    }

    /** Whether the item is health care, whoever pays it. */
    public boolean isHealthCare() {
        return service != CareService.NO_CARE;
    }

    /** The word used in files and tables: {@code background_care}. */
    public String label() {
        return label;
    }
}
