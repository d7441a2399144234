"""Columns and keys that hold personal data, and tables whose rows are households."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

REFUSED = re.compile(
    r"""(?:no(?:mor)?_?)?(?:nik|kk|ktp|npwp|hp|telp|telepon|telpon|handphone|wa|rek|rekening|rekening_bank|kks|kis|bpjs)
    |nik_.*|.*_nik|no_nik|nokk|.*_no_kk|nama(?:_.*)?|.*_nama|alamat(?:_.*)?|.*_alamat|rt|rw|rt_rw|no_rumah|nomor_rumah
    |tgl_lahir|tanggal_lahir|tempat_lahir|ttl|tempat_tanggal_lahir|nama_ibu_kandung
    |geopoint|geolocation|_geolocation|gps|_?gps_.*|.*_gps|(?:lat|lon|lng|latitude|longitude|koordinat|lintang|bujur)_(?:rumah|rumah_tangga|keluarga|responden|household|home|house|hh)
    |(?:rumah|responden|household|home|house|hh)_(?:lat|lon|lng|latitude|longitude|koordinat)
    |foto(?:_.*)?|tanda_tangan|ttd|surel|email_(?:responden|pribadi)|sidik_jari
    |national_id|id_card|family_card(?:_number)?|(?:full|first|last|respondent|head)_name|name_of_(?:head|respondent)
    |(?:home_|street_)?address|phone(?:_number)?|mobile(?:_number)?|bank_account(?:_number)?|account_number
    |birth_?date|date_of_birth|dob|signature|photo""",
    re.VERBOSE,
)
NAMES_OF_PLACES = re.compile(
    r"nama_(?:desa|kelurahan|kampung|gampong|nagari|kecamatan|distrik|kabupaten|kab|kota|kab_kota|provinsi|prov|wilayah|dusun"
    r"|program|kegiatan|lembaga|organisasi|indikator|dimensi|variabel|kolom|berkas|file|sumber|intervensi|bidang|sektor|dokumen)(?:_.*)?"
    r"|(?:desa|kelurahan|kecamatan|kabupaten|kab|kota|provinsi|prov)_nama"
)
HOUSEHOLD_ID = re.compile(
    r"(?:household|hh|hhid|rumah_?tangga|ruta|keluarga|responden|respondent|kepala_keluarga)_?(?:id|no|nomor|kode|code|key|number|uuid)"
    r"|(?:id|no|nomor|kode)_?(?:urut_)?(?:rumah_?tangga|ruta|keluarga|responden|kk|krt|art|household|hh)"
    r"|hhid|idbdt|id_?dtks|id_?dtsen|id_?bdt|_uuid|instance_?id|meta_instanceid|_submission__?(?:id|uuid|time)|submissionid|id_pbdt"
)
HOUSEHOLD_FACTS = re.compile(
    r"jumlah_(?:art|anggota(?:_keluarga|_rumah_tangga)?)|household_size|hh_?size|hubungan_(?:dengan_)?(?:kk|krt|kepala.*)|relationship(?:_to_head)?"
    r"|umur(?:_kk|_krt)?|usia(?:_kk|_krt)?|age|jenis_kelamin(?:_kk|_krt)?|sex|gender|status_(?:per)?kawin(?:an)?|marital_status|pendidikan_(?:kk|krt|terakhir)"
    r"|pekerjaan(?:_kk|_krt)?|occupation|luas_lantai|jenis_(?:lantai|dinding|atap)|sumber_air(?:_minum)?|daya_listrik|pengeluaran(?:_per_kapita)?|disabilitas|agama|suku"
)
AGGREGATE = frozenset({"indicator", "indikator", "jumlah", "count", "persen", "percent"})
FACTS_OF_A_HOUSEHOLD = 3
MICRODATA = frozenset({".dta", ".sav", ".zsav", ".por", ".sas7bdat", ".xpt", ".rds", ".rdata", ".mdb", ".accdb", ".sqlite", ".sqlite3", ".gpkg", ".feather"})
"""Formats that hold microdata or a database; nothing of the programme is kept in one."""


def plain(name: str) -> str:
    """Return a column name in the one form in which names are compared."""
    bare = name.strip().strip("\"'`*").rsplit("/", 1)[-1]
    return re.sub(r"[\s.:()\-]+", "_", re.sub(r"(?<=[a-z])(?=[A-Z])", "_", bare)).strip("_ ").lower()


@lru_cache(maxsize=4_096)
def is_refused(name: str) -> bool:
    """Tell whether a column or key of this name would hold personal data."""
    compared = plain(name)
    return bool(REFUSED.fullmatch(compared)) and not NAMES_OF_PLACES.fullmatch(compared)


def holds_households(header: Sequence[str]) -> bool:
    """Tell by its columns whether the rows of a table are households or their members.

    An id of households says so, and so do three facts that only a household or a person has, in a table
    that counts nobody.
    """
    names = [plain(name) for name in header]
    if any(HOUSEHOLD_ID.fullmatch(name) or HOUSEHOLD_ID.fullmatch("_" + name) for name in names):
        return True
    facts = sum(bool(HOUSEHOLD_FACTS.fullmatch(name)) for name in names)
    return facts >= FACTS_OF_A_HOUSEHOLD and AGGREGATE.isdisjoint(names)
