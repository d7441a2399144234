"""Mistakes that people make, planted in the shipped framework: what is written, and what is written instead.

Those of `WRITING` keep a file from being read as its schema wants, those of `MEANING` are seen only once all
files are read; each stands in a place of its own, so that many are planted at once.
"""

from __future__ import annotations

from dataclasses import dataclass

INDICATORS = "framework/indicators/"
RISKS = "framework/risks/"
INVENTED = "villages/99-rekaan/99.01-nusa-harapan/"
SUKAMAKMUR = INVENTED + "99.01.01.2001-sukamakmur/"
REAL = "villages/18-lampung/18.02-lampung-tengah/"


@dataclass(frozen=True)
class Mistake:
    """A slip at the first place of a file where `find` stands; `exact` where mending brings back what was there."""

    name: str
    code: str
    path: str
    find: str
    put: str
    exact: bool = True


WRITING = (
    Mistake("a tab", "tabulasi", RISKS + "banjir.yml", "description:\n  id:", "description:\n\tid:"),
    Mistake("one blank too many", "yaml-tidak-terbaca", INDICATORS + "lansia-tinggal-sendiri.yml", '  en: "One-member households whose member is 60 or over"', '   en: "One-member households whose member is 60 or over"'),
    Mistake("a quote left open", "yaml-tidak-terbaca", RISKS + "wabah-ternak.yml", 'due: "2027-01-31"', 'due: "2027-01-31'),
    Mistake("a bracket left open", "yaml-tidak-terbaca", INDICATORS + "akses-internet.yml", "]\n", "\n"),
    Mistake("no blank after a colon", "yaml-tidak-terbaca", INDICATORS + "listrik-rumah-tangga.yml", "unit: percent", "unit:percent"),
    Mistake(
        "a colon in text without quotes", "teks-perlu-kutip", INDICATORS + "akses-keuangan-formal.yml",
        '  en: "Adults using formal financial services"', "  en: Adults: using formal financial services", exact=False,
    ),
    Mistake("a field written twice", "kunci-ganda", RISKS + "harga-jatuh.yml", "status: draft\n", "status: draft\nstatus: draft\n"),
    Mistake("a misspelt field", "isian-tidak-dikenal", RISKS + "gempa-bumi.yml", "likelihood:", "likelyhood:"),
    Mistake("a field with a hyphen", "isian-tidak-dikenal", INDICATORS + "penguasaan-lahan.yml", "counted_unit:", "counted-unit:"),
    Mistake("a misspelt word of a list", "pilihan-tidak-dikenal", RISKS + "jerat-utang.yml", "status: draft", "status: darft"),
    Mistake("an Indonesian word for it", "pilihan-tidak-dikenal", INDICATORS + "utang-konsumsi.yml", "direction: decrease", "direction: turun"),
    Mistake("a year without quotes", "perlu-tanda-kutip", "framework/sources/podes-2024.yml", 'date: "2024"', "date: 2024"),
    Mistake("the day first", "pola-tidak-cocok", "framework/vulnerable-groups/nelayan-kecil.yml", '"2026-11-24"', '"24-11-2026"'),
    Mistake("a date with strokes", "pola-tidak-cocok", "framework/vulnerable-groups/anak-yatim.yml", '"2026-11-24"', '"2026/11/24"'),
    Mistake("a month in words", "pola-tidak-cocok", "framework/sources/bps-kemiskinan-2025.yml", 'date: "2025-03"', 'date: "Maret 2025"'),
    Mistake("a duration in words", "pola-tidak-cocok", INDICATORS + "pengelolaan-sampah.yml", "frequency: P12M", "frequency: 12 bulan"),
    Mistake("one thing without brackets", "jenis-nilai-salah", "framework/interventions/arisan-jamban.yml", "[layanan-dasar-terpenuhi]", "layanan-dasar-terpenuhi"),
    Mistake("capitals in an id", "pola-tidak-cocok", INDICATORS + "sanitasi-layak.yml", "responsible: manajer-desa", "responsible: Manajer Desa"),
    Mistake("a yes for true", "jenis-nilai-salah", INDICATORS + "balita-tengkes.yml", "core: true", "core: ya"),
    Mistake("a per cent sign", "jenis-nilai-salah", INDICATORS + "kader-aktif.yml", "goalposts: {worst: 20,", 'goalposts: {worst: "20%",'),
    Mistake("a decimal comma", "desimal-koma", "framework/indices/idm.yml", "at_most: 0.4907", "at_most: 0,4907"),
    Mistake("a source named twice", "nilai-ganda", INDICATORS + "air-minum-layak.yml", "sources: [survei-dasar-msf,", "sources: [survei-dasar-msf, survei-dasar-msf,"),
    Mistake("the old code of Indonesian", "teks-indonesia-hilang", RISKS + "migrasi-tidak-aman.yml", '{id: "Migrasi', '{in: "Migrasi'),
    Mistake("text without its language", "teks-tanpa-bahasa", RISKS + "pencemaran-air.yml", 'title: {id: "Pencemaran air", en: "Water pollution"}', "title: Pencemaran air", exact=False),
    Mistake("an id unlike its file", "id-beda-dengan-nama-berkas", RISKS + "kebakaran-hutan-lahan.yml", "id: kebakaran-hutan-lahan", "id: kebakaran-hutan"),
    Mistake("no id", "isian-wajib-hilang", RISKS + "penyakit-berat.yml", "id: penyakit-berat\n", ""),
    Mistake("a field left empty", "teks-kosong", RISKS + "gagal-panen.yml", "status: draft\n", 'status: draft\nowner: ""\n'),
    Mistake("a misspelt column", "kolom-hilang", INVENTED + "99.01.02.2004-pasir-panjang/observations.csv", "indicator,", "indikator,"),
    Mistake("a decimal comma that cuts a row", "jumlah-kolom-salah", SUKAMAKMUR + "observations.csv", ",53.7,", ",53,7,"),
    Mistake("a per cent sign in a table", "isi-sel-salah", INVENTED + "observations.csv", ",66.5,", ",66.5%,"),
    Mistake("a month with a stroke", "isi-sel-salah", INVENTED + "99.01.01.2002-karang-jati/observations.csv", "2026-02,,58.3", "2026/02,,58.3"),
    Mistake("a code without dots", "kode-tanpa-titik", REAL + "villages.csv", "18.02.01.2002,", "1802012002,"),
    Mistake("a status with a capital", "pilihan-tidak-dikenal", REAL + "observations.csv", ",reported,", ",Reported,"),
    Mistake("a decimal comma in quotes", "desimal-koma", REAL + "context.csv", "2021,78.9,", '2021,"78,9",'),
)  # fmt: skip
MEANING = (
    Mistake("a misspelt indicator", "indikator-tidak-dikenal", "framework/vulnerable-groups/lansia-sendiri.yml", "lansia-tinggal-sendiri", "lansia-tingal-sendiri"),
    Mistake("a misspelt dimension", "dimensi-tidak-dikenal", INDICATORS + "sanitasi-layak.yml", "dimension: layanan-dasar", "dimension: layanan-dsar"),
    Mistake("a misspelt source", "sumber-tidak-dikenal", INDICATORS + "akses-internet.yml", "survei-dasar-msf", "survey-dasar-msf"),
    Mistake("a misspelt risk", "risiko-tidak-dikenal", "framework/vulnerable-groups/buruh-tani-tanpa-lahan.yml", "jerat-utang", "jerat-hutang"),
    Mistake("a misspelt actor", "pelaku-tidak-dikenal", "framework/interventions/arisan-jamban.yml", "responsible: puskesmas", "responsible: pukesmas"),
    Mistake("a weight unlike the others", "bobot-tidak-satu", "framework/assessment.yml", '{indicator: kepemilikan-dokumen, weight: "1/12"}', '{indicator: kepemilikan-dokumen, weight: "1/2"}'),
    Mistake("a dimension with another weight", "bobot-dimensi-tidak-cocok", "framework/poverty-measure.yml", 'weight: "1/3"', 'weight: "1/4"'),
    Mistake("a direction turned round", "target-melawan-arah", INDICATORS + "anak-tidak-sekolah.yml", "direction: decrease", "direction: increase"),
    Mistake("bounds the wrong way round", "batas-terbalik", INDICATORS + "kader-aktif.yml", "{minimum: 0, maximum: 100}", "{minimum: 100, maximum: 0}"),
    Mistake("a percentage from 0 to 1", "batas-persen-salah", INDICATORS + "listrik-rumah-tangga.yml", "maximum: 100", "maximum: 1"),
    Mistake("another dimension than the assessment", "dimensi-tidak-cocok", INDICATORS + "balita-tengkes.yml", "dimension: kelompok-rentan", "dimension: layanan-dasar"),
    Mistake("too small a group to publish", "batas-terbit-terlalu-rendah", INDICATORS + "belanja-kesehatan-katastrofik.yml", "minimum_households: 10", "minimum_households: 5"),
    Mistake("two roles in one task", "peran-ganda", "framework/governance.yml", "consulted: [foz, hfi,", "consulted: [sekretariat-msf, foz, hfi,"),
    Mistake("a row copied", "pengamatan-ganda", SUKAMAKMUR + "observations.csv", "\nair-minum-layak,2026-02,,53.7,measured,survei-dasar-rekaan-1,240,3.27,47.2,60.1,,", "\nair-minum-layak,2026-02,,53.7,measured,survei-dasar-rekaan-1,240,3.27,47.2,60.1,," * 2),
    Mistake("a misspelt category", "kategori-tidak-dikenal", INVENTED + "99.01.01.2002-karang-jati/observations.csv", "jenis-kelamin=perempuan", "jenis-kelamin=peremuan"),
    Mistake("no value, but a reason", "nilai-hilang", INVENTED + "observations.csv", ",,suppressed,survei-dasar-rekaan-1,,,,,small-count,", ",,measured,survei-dasar-rekaan-1,,,,,small-count,"),
    Mistake("latitude and longitude exchanged", "koordinat-di-luar-indonesia", REAL + "villages.csv", ",-5.249,104.924,", ",104.924,-5.249,"),
    Mistake("another district than the code", "kecamatan-beda-kode", REAL + "villages.csv", "Wayakrui,desa,18.02.01,", "Wayakrui,desa,18.02.02,"),
    Mistake("an invented village marked as real", "tanda-rekaan-salah", INVENTED + "villages.csv", ",true", ",false"),
)  # fmt: skip
