"""Second form of the kernel (model.md): the daily step as a small change to kernel_prototype.Kernel. Nothing in the day needs
exp, log, pow or sqrt.  python3 kernel2_prototype.py prints reference curves and checks that switched-off terms give kernel_prototype."""
import numpy as np
from kernel_prototype import *
# v2 core. Kload=80, wU_r=.546, wU_s=.588 is the optional load drive that is flatter in dose
V2K = dict(Kload=250.0, KN=180.0, nb=0.10, tauQ=610.0, hQ=0.41, wU_r=1.3, wU_s=1.4, alpha=0.55, kb=0.5)
SQ = 16                                             # seventeenth state: loss of care and trust, 0..1

class Kernel2(Kernel):
    def __init__(self, **kw):
        d = dict(V2K); d.update(kw); super().__init__(**d)
        for k_, v_ in d.items(): setattr(self, k_, v_)
        self.dQ = np.exp(-1.0 / np.asarray(self.tauQ, float)); self.KN2 = np.asarray(self.KN, float) ** 2
    def init(self, n=1): return np.zeros((NS + 1, n))
    @staticmethod
    def imposed_cut(s, share, kQ=0.7):              # at a visit: an imposed cut of this share of the reference dose
        s[SQ] += (1.0 - s[SQ]) * kQ * share; return s
    def step(self, s, D, G=0.0, reg="IR", P0=None, cut=None):
        g, gb = REG[reg], REG["BUP"]; on = np.asarray(D, float) > 0
        P0 = self.P0 if P0 is None else P0          # (10') untreated pain of this visit period: trait + course
        Am = D + (s[A] - D) * g["phiA"]; A1 = D + (s[A] - D) * g["dA"]
        Bm = G + (s[B] - G) * gb["phiA"]; B1 = G + (s[B] - G) * gb["dA"]
        x0, y0 = Am / self.Kf, Bm / self.Kb; q0 = 1.0 / (1.0 + x0 + y0); of, ob = x0 * q0, y0 * q0
        Ri = of + self.rb * ob; over = np.maximum(Ri - s[R], 0.0)          # (3') exposure beyond tolerance, for (H1)
        Rm = Ri + (s[R] - Ri) * self.phR; R1 = Ri + (s[R] - Ri) * self.dR
        iK = 1.0 / (self.Kf * (1.0 + self.kapR * Rm)); y = Bm / (self.Kb * (1.0 + self.chi * self.kapR * Rm))
        S, Sj = 0.0, []
        for w, r in zip(GLW, g["rho"]):
            x = Am * np.where(on, r, 1.0) * iK; sj = (x + self.alpha * y) / (1.0 + x + y); Sj.append(sj); S = S + w * sj
        xt = np.minimum(Am * np.where(on, g["tr"], 1.0), A1) * iK; St = (xt + self.alpha * y) / (1.0 + xt + y)
        V = Am / (Am + self.Kload) + self.ub * ob                           # (5a) load drive
        A2 = Am * Am; N = A2 / (A2 + self.KN2) + self.nb * ob * ob          # (5b) neuroimmune drive
        if getattr(self, "hill1", False): N = Am / (Am + self.KU) + self.ub * ob    # the drive of the first form
        ns = np.empty_like(s); bm = []
        for i in range(7):
            L = s[LR] if i < 2 else s[LS]
            t = self.gam[i] * (1.0 + self.eta * L) * (N if i == 6 else S); b0 = s[DA + i]
            ns[DA + i] = t + (b0 - t) * self.dF[i]; bm.append(t + (b0 - t) * self.phF[i])
        kd = 1.0 - self.kb * Bm / (Bm + self.Kk)
        Bw = self.v[2]*bm[2]*kd + self.v[3]*bm[3] + self.v[4]*bm[4] + self.v[5]*bm[5] + self.vL*s[LS] - self.delta
        W = 0.0
        for w, sj in zip(GLW, Sj): W = W + w * np.maximum(Bw - sj, 0.0)
        Wt = np.maximum(Bw - St, 0.0); W = W + g["wt"] * (Wt - W)
        tr_ = self.wU_r * V + self.wW_r * W; tr_ = self.Lmax * tr_ / (tr_ + self.Lmax)
        ts_ = self.wU_s * V + self.wW_s * W; ts_ = self.Lmax * ts_ / (ts_ + self.Lmax)
        ns[LR] = tr_ + (s[LR] - tr_) * np.where(tr_ >= s[LR], self.dLR, self.dLR_down)
        ns[LS] = ts_ + (s[LS] - ts_) * np.where(ts_ >= s[LS], self.dLS, self.dLS_down)
        ns[A], ns[B], ns[R] = A1, B1, R1; ns[HOD:SQ] = s[HOD:SQ]; ns[SQ] = s[SQ] * self.dQ
        P0s, self.P0 = self.P0, self.P0
        o = self.readout(S, St, V, bm, ns[LR], ns[LS], W, Wt, kd, R1)
        E = self.emax * self.P0; o["relief"] = -(o["pain"] - self.P0)
        opp = sum(self.pi[i] * bm[i] * (kd if i == 2 else 1.0) for i in range(7)) + self.piL * ns[LS]
        o["pain"] = np.clip(P0 + E * (opp - S + self.piW * W), 0, 10)
        # (15') hyperkatifeia contains the distress of lost care
        h0 = o["hk"] * 0.45 / np.maximum(10 - o["hk"], 1e-9); h = h0 + self.hQ * ns[SQ]
        o["hk"] = 10 * h / (h + 0.45); o["h"] = h; o["Q"] = ns[SQ]; o["over"] = over; o["N"] = N; o["V"] = V
        return ns, o

REFERENCE = dict(P0=6.5, emax=.64, pi=np.array([0, .06, .05, .04, .05, 0, .46]))   # reference patient, pi_NI of the second form

def constant(k, mme, days, G=0.0, reg="IR"):
    """pain - untreated, HK and COWS of each day at a constant dose"""
    s = k.init(1); out = []
    for _ in range(days):
        s, r = k.step(s, np.array([float(mme)]), np.array([float(G)]), reg)
        out.append((float(r["pain"][0]) - float(np.ravel(k.P0)[0]), float(r["hk"][0]), float(r["cows"][0])))
    return np.array(out), s

if __name__ == "__main__":
    print("pain - untreated at days 2 28 60 90 180 365 1095, constant dose")
    for mme in (25, 50, 75, 100, 150, 300):
        c, _ = constant(Kernel2(**REFERENCE), mme, 1096)
        print(f"{mme:5d} MME", " ".join(f"{c[d, 0]:+.2f}" for d in (2, 28, 60, 90, 180, 365, 1095)))
    k = Kernel2(**REFERENCE); _, s = constant(k, 90, 730)
    for name, cut in (("stop by consent", 0.0), ("imposed stop", 1.0)):
        t = s.copy(); t = k.imposed_cut(t, cut) if cut else t; rows = []
        for _ in range(366):
            t, r = k.step(t, np.array([0.0]), np.array([0.0])); rows.append((float(r["pain"][0]) - 6.5, float(r["hk"][0]), float(r["cows"][0]), float(r["Q"][0])))
        rows = np.array(rows); print(f"{name} after 2 y at 90 MME: peak COWS {rows[:, 2].max():.1f}; HK at 30 90 180 365 d", " ".join(f"{rows[d, 1]:.2f}" for d in (30, 90, 180, 365)), "Q", " ".join(f"{rows[d, 3]:.2f}" for d in (30, 90, 180, 365)))
    # with the old drives and no care state the first form comes back
    old = Kernel(P0=6.5, emax=.64); new = Kernel2(P0=6.5, emax=.64, alpha=old.alpha, kb=old.kb, Kload=old.KU, hQ=0.0); new.hill1 = True
    a, b, worst = old.init(1), new.init(1), 0.0; rng = np.random.default_rng(5)
    for d in range(900):
        D = np.array([float((0, 40, 120, 300)[(d // 90) % 4])]); G = np.array([12.0 if 400 <= d < 500 else 0.0])
        a, ra = old.step(a, D, G); b, rb = new.step(b, D, G)
        worst = max(worst, *(abs(float(np.ravel(ra[n])[0]) - float(np.ravel(rb[n])[0])) for n in ("pain", "hk", "cows")))
    print(f"old drives, no care state: largest difference from kernel_prototype {worst:.1e}")
