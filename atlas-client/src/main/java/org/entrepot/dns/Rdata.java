package org.entrepot.dns;

/**
 * The data of a record. Which shape they have follows from the {@linkplain DnsRecord#type type};
 * types of the same shape share a class, so that {@link NameData} is what NS, CNAME and PTR have.
 * Data of a type that is not taken apart here, or that are malformed, are {@link OpaqueData}.
 */
public sealed interface Rdata
    permits AddressData,
        CaaData,
        DnskeyData,
        DsData,
        HinfoData,
        MxData,
        NameData,
        NaptrData,
        Nsec3Data,
        Nsec3paramData,
        NsecData,
        OpaqueData,
        OptData,
        RrsigData,
        SoaData,
        SrvData,
        SshfpData,
        SvcbData,
        TlsaData,
        TxtData {
  /**
   * The presentation format as dig prints it on one line: what a zone file would have behind the
   * type.
   */
  String text();
}
